/** What a password must be (ASVS 5.0, 6.2): long, not among the commonest, not the account's own names; nothing else. */

export const passwordLength = { min: 12, max: 128 } as const

export type PasswordFault = 'too_short' | 'too_long' | 'unchanged' | 'own_name' | 'common' | 'not_repeated'

/** Of the commonest passwords in leaked lists those of 12 characters and more, and what people make of ours. */
const common = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 123456789abc 123123123123 111111111111 000000000000
  888888888888 666666666666 147258369147 987654321098 0987654321098 112233445566 11223344556677 1q2w3e4r5t6y
  1qaz2wsx3edc 1qazxsw23edc qwertyuiop12 qwertyuiop123 qwertyuiopas qwerty123456 qwerty1234567 1234567890qwe
  asdfghjkl123 asdfghjklzxcvbnm zxcvbnm12345 password1234 password12345 password123456 passwordpassword
  mypassword123 p@ssw0rd1234 passw0rd1234 administrator admin1234567 admin12345678 adminadminadmin adminadmin123
  root12345678 welcome12345 welcome123456 letmein12345 letmein123456 iloveyou1234 iloveyou12345 trustno1trustno1
  abcdefghijkl abcdefghijklm abc123456789 abcd12345678 a12345678901 a123456789012 aa1234567890 aaaaaaaaaaaa
  woaini123456 woaini1314520 woaiwojia123 wodemima1234 5201314520131 520131452013 15201314520 zhongguo1234
  changeme1234 changemechangeme bulletin1234 bulletin12345 bulletinbulletin department123 departmentbulletin
  jianbao12345 jianbao123456 baosong12345 correcthorsebatterystaple`.split(/\s+/),
)

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** A character and its like over and over (`abcabcabcabc`), which counts as long only to a ruler. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/su.test(text)

export interface NewPassword {
  readonly login: string
  readonly name: string
  readonly old: string
  readonly new: string
  readonly again: string
}

/** The first fault of a new password; undefined for a good one. */
export function passwordFault(asked: NewPassword): PasswordFault | undefined {
  const bare = folded(asked.new)
  // Spaces in a row are one (ASVS 2.1.1): they are typed without a thought.
  if ([...asked.new.replace(/\s+/gu, ' ')].length < passwordLength.min) return 'too_short'
  if ([...asked.new].length > passwordLength.max) return 'too_long'
  if (asked.new.normalize('NFC') === asked.old.normalize('NFC')) return 'unchanged'
  if (bare.replaceAll(folded(asked.login), '').length < 4 || bare === folded(asked.name)) return 'own_name'
  if (common.has(bare) || isRepetition(bare)) return 'common'
  return asked.new === asked.again ? undefined : 'not_repeated'
}
