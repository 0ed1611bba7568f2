import type {PASTE_TEXTS as ENGLISH} from '../en/paste.ts'

/** Messages about pasted text; `names` is '' or has names in brackets, with a space before them. */
export const PASTE_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'paste.title': 'Prüfen Sie den eingefügten Text',
  'paste.picture.website':
    'Bilder auf anderen Websites fehlen{{names}}. Speichern Sie sie und ziehen Sie sie in den Text.',
  'paste.picture.computer':
    'Bilder, die nicht in der Zwischenablage sind, fehlen{{names}}. Ziehen Sie ihre Dateien in den Text.',
  'paste.picture.format': 'Bilder in einem Format, das Browser nicht zeigen, fehlen{{names}}.',
  'paste.picture.refused': 'Bilder fehlen{{names}}: dieser Text kann keine enthalten.',
  'paste.media': 'Videos, Aufnahmen oder andere eingebettete Teile fehlen{{names}}.',
  'paste.link': 'Links ohne vollständige, sichere Adresse wurden zu einfachem Text{{names}}.',
  'paste.table':
    'Tabellen wurden zu Text: jede Zeile ist ein Absatz, mit einem Strich zwischen den Zellen.',
  'paste.rule': 'Trennlinien fehlen.',
  'paste.contents': 'Das Inhaltsverzeichnis fehlt.',
  'paste.comment': 'Kommentare fehlen.',
  'paste.name': '„{{name}}“',
  'paste.more': '{{count, number}} weitere',
  'paste.upload.error': 'Ein Bild konnte nicht hochgeladen werden',
  'paste.upload.missing': 'Das Bild {{name}} ist nicht in der Zwischenablage.',
}
