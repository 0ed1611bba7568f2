const DECORATION = String.raw`(?:[\s~•·*\-–—✦✧☆★♡♥"“”]|\p{Extended_Pictographic}|[\ufe0f\u200d])`
const AROUND = new RegExp(`^${DECORATION}+|(?:${DECORATION}|[.!…]|\\s[xXoO]{1,8}$)+$`, 'gu')

const WORDS = new RegExp(
  String.raw`^(?:(?:with|in|sending|wishing|lots|of|all|my|our|you|much|many|bright|brightest|warm|warmest|kind|kindest|best|deepest|big|angel|and|every|until|till|next|time|for|to|from|me|us|love|loving|light|peace|joy|healing|hugs?|blessings?|bless|be|blessed|regards|wishes|gratitude|grateful|thanks|thank|yours|ever|always|truly|sincerely|faithfully|respectfully|namaste|take|care|cheers|cordially|fondly|warmly|xx?x?|your|friend|reader|the|a|hope|faith|happiness|kindness|as|see|soon|again|meet|we|then|stay|safe|well|sweet|dreams|god|goddess|heart|heartfelt|warmth|goodbye|bye|farewell|week|month|luck|good|eternal|infinite|divine|universal|abundance|harmony|strength|courage|magic|magical|sunshine|now|xoxo|ahead|day|night|evening|weekend|year|season|wonderful|beautiful|great|lovely|fantastic|speak|talk|each|everyone|it|so|mote|amen|reading)(?:[\s,&+.!]+|$))+$`,
  'iu',
)
// A sign-off must also contain one of these: "for all of us" has only words from the list above, but is not a sign-off.
const KEYWORDS =
  /\b(?:love|loving|light|blessings?|blessed|bless|regards|wishes|gratitude|thanks|yours|sincerely|faithfully|respectfully|namaste|take care|peace|cheers|cordially|fondly|warmly|warmth|hugs?|until (?:next|then|we)|till (?:next|then|we)|see you (?:soon|next|again|then)|stay (?:safe|blessed|well)|be well|sweet dreams|goodbye|farewell|bye for now|good luck|all the best|talk soon|speak soon|speak again|wishing you|so mote it be|amen|xoxo)\b/iu
const MAX_WORD_COUNT = 10
const MAX_LENGTH = 60

/** Returns true for a usual sign-off, such as 'Love and light,', with or without emoji around it. */
export function isKnownSignOff(text: string): boolean {
  const words = text.replaceAll(AROUND, '').replace(/[,،，、]$/u, '')
  return (
    words !== '' &&
    text.length <= MAX_LENGTH &&
    words.split(/\s+/u).length <= MAX_WORD_COUNT &&
    WORDS.test(words) &&
    KEYWORDS.test(words) &&
    !/[?:;]$/u.test(words)
  )
}
