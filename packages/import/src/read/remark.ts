const MONTH = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const DATE = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:${DAY}(?:\s+of)?\s+${MONTH}(?:,?\s+\d{2,4})?|${MONTH}\s+${DAY}(?:,?\s+\d{2,4})?|${MONTH}\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})`
const WORKFLOW = String.raw`(?:(?:last|recently|newly)\s+)?(?:updated?|edited|revised|amended|modified|submitted|received|written|drafted|dated?)\b`

const IS_DATE = new RegExp(`^(?:on\\s+)?${DATE}$`, 'iu')
const IS_WORKFLOW = new RegExp(
  String.raw`^(?:${WORKFLOW}.{0,60}|(?:first |second |final )?(?:draft|version|copy)(?:\s+v?\d[\d.]*)?|final|(?:page|part|article)\s+\d+(?:\s+of\s+\d+)?|v\d[\d.]*|\d+\s+words|word count.{0,20}|(?:please|pls|nb|n\.b\.|note)\b.{1,80})$`,
  'iu',
)
const IS_NOTICE =
  /^(?:©|\(c\)|copyright\b|all rights reserved\b|sent from\b|get outlook\b).{0,80}$/iu
const IS_CONTACT =
  /^(?:(?:tel|phone|call|mobile|email|e-mail|web|website)\b[.:\s]*)?(?:https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,}|(?:[\p{L}\d-]+\.)+(?:com|org|net|co\.uk|uk|example|info|io|eu|de|fr)(?:\/\S*)?|\+?\(?\d[\d\s().-]{7,18}\d)$/iu

/** Returns true for a note about the writing of a document, such as 'updated 3 May', 'draft' or '450 words'. */
export function isWorkflowRemark(text: string): boolean {
  return IS_WORKFLOW.test(text)
}

/** Returns true for anything in a header that is neither a name, a PIN nor a status: also a date or a web address. */
export function isRemark(text: string): boolean {
  return (
    IS_WORKFLOW.test(text) || IS_DATE.test(text) || IS_NOTICE.test(text) || IS_CONTACT.test(text)
  )
}

/** Returns true for a web address, an email address, a user name or a phone number. */
export function isContact(text: string): boolean {
  return IS_CONTACT.test(text)
}
