import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const noAmbient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument (style.md 5).' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Core is deterministic.',
  },
]

export default tseslint.config(
  { ignores: ['node_modules', '.tsc', '.data', 'dist'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['vitest.config.ts', 'vite.config.ts'] } },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Spreading a string gives code points, and that is what is meant where we do it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An answer's type is named by who asks for it: `api.json<Issue>(…)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['functions/core/**/*.ts', 'functions/formats/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noAmbient] },
  },
  { ...reactHooks.configs.flat.recommended, files: ['addin/**/*.tsx'] },
  {
    // `onClick={() => dispatch(…)}` is how a component says what a button does, and an effect where its answer goes.
    files: ['addin/**/*.ts', 'addin/**/*.tsx'],
    rules: { '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }] },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' } },
)
