/** What the name of a paragraph style says about its paragraphs. */
export type StyleKind =
  | {type: 'heading'; level: number}
  | {type: 'quote'}
  | {type: 'caption'}
  | {type: 'contents'}
  | {type: 'text'}

// Word stores the names of its own styles in English; other programs translate them.
const HEADINGS =
  'heading|überschrift|titre|título|titulo|titolo|intestazione|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|cabeçalho|titlu|başlık|naslov|antraštė|virsraksts|pealkiri|fyrirsögn|judul|tiêu đề|đầu đề|заголовок|заглавие|наслов|επικεφαλίδα|כותרת|عنوان|سرفصل|หัวเรื่อง|शीर्षक|見出し|标题|標題|제목'
const HEADING = new RegExp(String.raw`^(?:${HEADINGS})\s?(?<level>[1-9])$`, 'u')
const TITLE =
  /^(?:title|titel|titre principal|título principal|tittel|заглавие документа|表題|标题|標題|제목)$/u
const QUOTE =
  /^(?:(?:intense |block )?quot(?:e|ation)s?|block text|blockquote|(?:intensives )?zitat|citation(?: intense)?|cita(?: destacada)?|citazione(?: intensa)?|(?:duidelijk )?citaat|citação(?: intensa)?|cita[tţț]?|sitat|lainaus|cytat(?: intensywny)?|citát|idézet|citatas|(?:выделенная )?цитата|цитат|alıntı|παράθεση|引用文?|인용|明显引用|ציטוט|اقتباس)$/u
const CAPTION =
  /^(?:caption|beschriftung|légende|leyenda|didascalia|bijschrift|legenda|billedtekst|bildtext|название объекта|図表番号|题注|figure|illustration)$/u
const CONTENTS =
  /^(?:toc|contents) (?:heading|\d)$|^table of (?:figures|authorities)$|^toa heading$/u

/** Reads the name of a paragraph style in many languages; undefined if it says nothing. */
export function readStyleName(name: string): StyleKind | undefined {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
  const level = HEADING.exec(plain)?.groups?.['level']
  return level !== undefined
    ? {type: 'heading', level: Number(level)}
    : CONTENTS.test(plain)
      ? {type: 'contents'}
      : TITLE.test(plain)
        ? {type: 'heading', level: 1}
        : QUOTE.test(plain)
          ? {type: 'quote'}
          : CAPTION.test(plain)
            ? {type: 'caption'}
            : plain === 'subtitle'
              ? {type: 'text'}
              : undefined
}
