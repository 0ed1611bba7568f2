/** Why a picture on the clipboard cannot be taken over: where it is, or a format that browsers do not show. */
export type PictureProblem = 'website' | 'computer' | 'format'

/** Something on the clipboard that an article cannot contain, or that the editor must check. */
export type ClipboardLoss =
  | {kind: 'picture'; problem: PictureProblem; name: string}
  /** The link is omitted, its text is kept. */
  | {kind: 'link'; href: string}
  /** The link is kept: it leads to a page of the website that shows the article. */
  | {kind: 'path-link'; href: string}
  /** The table became paragraphs, one for each row. */
  | {kind: 'table'}
  | {kind: 'rule'}
  | {kind: 'comment'}
  | {kind: 'contents'}
  | {kind: 'media'; name: string}
