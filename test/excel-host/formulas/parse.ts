/** Formula text → tree. Knows what people and our sheets write: no arrays, no R1C1, no structured references. */
import { type Area, parseArea } from '../model/area.ts'
import { type ErrorText, isErrorText } from '../model/cell.ts'

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'error'; readonly error: ErrorText }
  | { readonly kind: 'area'; readonly sheet: string | undefined; readonly area: Area; readonly fixed: Fixed }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | undefined)[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }

/** Which parts of a reference bear a dollar sign: those stay where a rule is moved over cells. */
export interface Fixed {
  readonly row: boolean
  readonly column: boolean
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>='

interface Token {
  readonly kind: 'number' | 'text' | 'operator' | 'reference' | 'error' | 'word' | 'sheet'
  readonly text: string
}

const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['error', /#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)/iy],
  ['sheet', /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/uy],
  ['reference', /\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\p{L}\p{N}_.(])/uy],
  ['reference', /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(])|\$?\d{1,7}:\$?\d{1,7}(?![\d.])/uy],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>%(),]/y],
]

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const found = patterns.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      return match ? [{ kind, text: match[0] }] : []
    })[0]
    if (!found) return undefined
    at += found.text.length
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text })
  }
  return tokens
}

const levels: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

class SyntaxFault extends Error {}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Expression {
    const expression = this.#binary(0)
    if (this.#at < this.#tokens.length) throw new SyntaxFault()
    return expression
  }

  #binary(level: number): Expression {
    const operators = levels[level]
    if (!operators) return this.#signed()
    let left = this.#binary(level + 1)
    for (;;) {
      const operator = operators.find((text) => this.#isOperator(text))
      if (operator === undefined) return left
      this.#at++
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) }
    }
  }

  #signed(): Expression {
    for (const operator of ['-', '+'] as const) {
      if (this.#isOperator(operator)) {
        this.#at++
        return { kind: 'unary', operator, operand: this.#signed() }
      }
    }
    let operand = this.#primary()
    while (this.#isOperator('%')) {
      this.#at++
      operand = { kind: 'unary', operator: '%', operand }
    }
    return operand
  }

  #primary(): Expression {
    const token = this.#tokens[this.#at++]
    if (!token) throw new SyntaxFault()
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) }
      case 'text':
        return { kind: 'literal', value: token.text.slice(1, -1).replaceAll('""', '"') }
      case 'error': {
        const error = token.text.toUpperCase()
        return { kind: 'error', error: isErrorText(error) ? error : '#VALUE!' }
      }
      case 'reference':
        return reference(token.text, undefined)
      case 'sheet':
        return this.#sheetReference(token.text.slice(0, -1))
      case 'word':
        return this.#word(token.text)
      case 'operator':
        return this.#bracketed(token.text)
    }
  }

  #bracketed(text: string): Expression {
    if (text !== '(') throw new SyntaxFault()
    const inner = this.#binary(0)
    this.#expect(')')
    return inner
  }

  #sheetReference(quoted: string): Expression {
    const sheet = quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll("''", "'") : quoted
    const token = this.#tokens[this.#at++]
    if (token?.kind === 'word') return { kind: 'name', name: token.text }
    if (token?.kind !== 'reference') throw new SyntaxFault()
    return reference(token.text, sheet)
  }

  #word(text: string): Expression {
    const upper = text.toUpperCase()
    if (this.#isOperator('(')) {
      this.#at++
      return { kind: 'call', name: upper, args: this.#args() }
    }
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: upper === 'TRUE' }
    return { kind: 'name', name: text }
  }

  #args(): (Expression | undefined)[] {
    if (this.#isOperator(')')) {
      this.#at++
      return []
    }
    const args: (Expression | undefined)[] = []
    for (;;) {
      args.push(this.#isOperator(',') || this.#isOperator(')') ? undefined : this.#binary(0))
      if (this.#isOperator(')')) break
      this.#expect(',')
    }
    this.#at++
    return args
  }

  #isOperator(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.kind === 'operator' && token.text === text
  }

  #expect(text: string): void {
    if (!this.#isOperator(text)) throw new SyntaxFault()
    this.#at++
  }
}

function reference(text: string, sheet: string | undefined): Expression {
  const area = parseArea(text)
  if (!area) return { kind: 'error', error: '#REF!' }
  return { kind: 'area', sheet, area, fixed: { row: /\$\d/.test(text), column: /\$[A-Za-z]/.test(text) } }
}

const parsed = new Map<string, Expression | undefined>()

/** The tree of a formula, with or without its `=`; undefined for what Excel would not let you enter. */
export function parseFormula(formula: string): Expression | undefined {
  if (parsed.has(formula)) return parsed.get(formula)
  const tree = parseAnew(formula.replace(/^=/, ''))
  parsed.set(formula, tree)
  return tree
}

function parseAnew(text: string): Expression | undefined {
  const tokens = tokenize(text)
  if (!tokens || tokens.length === 0) return undefined
  try {
    return new Parser(tokens).whole()
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}
