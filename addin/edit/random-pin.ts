/**
 * Eight digits. Beside a link of 160 bits they need not be many, but thirty wrong ones an hour are allowed: in a month
 * somebody who has the link would find one in five thousand.
 */
export function randomPin(): string {
  const digits: number[] = []
  // 250 is the largest multiple of ten in a byte: what lies above would make some digits likelier.
  while (digits.length < 8)
    digits.push(
      ...[...crypto.getRandomValues(new Uint8Array(16))].filter((byte) => byte < 250).map((byte) => byte % 10),
    )
  return digits.slice(0, 8).join('')
}
