import type {Role, RoleName} from './roles.ts'

/** A person who can log in. */
export interface Person {
  /** The author of the person's transactions. */
  readonly id: string
  readonly name: string
  readonly email: string
  /** An http(s) URL or a data URL. */
  readonly picture: string | undefined
  readonly role: Role
  readonly hasPassword: boolean
}

/** A person to add. */
export interface NewPerson {
  readonly name: string
  /** Unique; upper and lower case make no difference. */
  readonly email: string
  readonly role: RoleName
  /** An http(s) URL, or a data URL of a PNG, JPEG or WebP image. */
  readonly picture?: string | undefined
}

/** A person or token cannot be added or changed; the message says what is valid. */
export class PersonError extends Error {
  readonly code: 'invalid-person' | 'email-taken' | 'person-not-found' | 'last-administrator'

  constructor(code: PersonError['code'], message: string) {
    super(message)
    this.name = 'PersonError'
    this.code = code
  }
}

const MAX_NAME_LENGTH = 80
const MAX_EMAIL_LENGTH = 254
/** In UTF-16 code units. */
const MAX_PICTURE_LENGTH = 150_000
/** Something visible, and nothing that controls a terminal or reverses the text beside the name. */
const NAME = /^(?=.*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u
const EMAIL = /^[^\s\p{C}@<>,;]+@[^\s\p{C}@<>,;]+$/u
const PICTURE = /^(?:https?:\/\/|data:image\/(?:png|jpeg|webp);base64,)\S+$/

/** Trims and checks the fields of a new person. Throws a PersonError. */
export function parseNewPerson({name, email, role, picture}: NewPerson): NewPerson {
  if (picture !== undefined && (!PICTURE.test(picture) || picture.length > MAX_PICTURE_LENGTH)) {
    throw new PersonError(
      'invalid-person',
      'A picture is a URL such as https://example.org/ann.jpg, or a PNG, JPEG or WebP file of at most 100 kB',
    )
  }
  return {name: parseName(name), email: parseEmail(email), role, picture}
}

/** Trims and checks the name of a person or the label of a token. Throws a PersonError. */
export function parseName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length <= MAX_NAME_LENGTH && NAME.test(trimmed)) {
    return trimmed
  }
  throw new PersonError(
    'invalid-person',
    `A name needs 1 to ${MAX_NAME_LENGTH} characters, of which one is visible and none is a control character, not ${JSON.stringify(name)}`,
  )
}

/** Normalises an e-mail address, so that equal addresses have equal text. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

function parseEmail(email: string): string {
  const normalised = normaliseEmail(email)
  if (normalised.length <= MAX_EMAIL_LENGTH && EMAIL.test(normalised)) {
    return normalised
  }
  throw new PersonError(
    'invalid-person',
    `${JSON.stringify(email)} is not an e-mail address: write it like ann@example.org`,
  )
}
