import {childOf, type XmlElement} from './xml-element.ts'

/** Writes an equation (`m:oMath`) on one line, such as `x^2 = (a+b)/2`. */
export function equationText(element: XmlElement): string {
  const part = (name: string) => {
    const child = childOf(element, name)
    return child === undefined ? '' : childrenText(child)
  }
  const property = (name: string, fallback: string) => {
    const properties = element.children.find((child) => child.name === `${element.name}Pr`)
    return childOf(properties, name)?.attributes['m:val'] ?? fallback
  }
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return element.text
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`
    case 'm:sSup':
      return `${grouped(part('m:e'))}^${grouped(part('m:sup'))}`
    case 'm:sSub':
      return `${grouped(part('m:e'))}_${grouped(part('m:sub'))}`
    case 'm:sSubSup':
      return `${grouped(part('m:e'))}_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}`
    case 'm:sPre':
      return `_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}${grouped(part('m:e'))}`
    case 'm:rad':
      return part('m:deg') === ''
        ? `√${grouped(part('m:e'))}`
        : `root(${part('m:deg')}, ${part('m:e')})`
    case 'm:nary': {
      const [below, above] = [part('m:sub'), part('m:sup')]
      const limits = `${below && `_${grouped(below)}`}${above && `^${grouped(above)}`}`
      return `${property('m:chr', '∫')}${limits} ${part('m:e')}`
    }
    case 'm:d': {
      const parts = element.children.filter((child) => child.name === 'm:e').map(childrenText)
      return `${property('m:begChr', '(')}${parts.join(property('m:sepChr', '|'))}${property('m:endChr', ')')}`
    }
    case 'm:acc':
      return `${part('m:e')}${property('m:chr', '\u0302')}`
    case 'm:bar':
      return `${part('m:e')}${property('m:pos', 'bot') === 'top' ? '\u0305' : '\u0332'}`
    case 'm:func':
      return `${part('m:fName')} ${part('m:e')}`
    case 'm:limLow':
      return `${part('m:e')}_${grouped(part('m:lim'))}`
    case 'm:limUpp':
      return `${part('m:e')}^${grouped(part('m:lim'))}`
    case 'm:m':
      return `[${elements(element, 'm:mr')
        .map((row) => elements(row, 'm:e').map(childrenText).join(', '))
        .join('; ')}]`
    case 'm:eqArr':
      return elements(element, 'm:e').map(childrenText).join('; ')
    case 'w:del':
    case 'w:moveFrom':
      return ''
    default:
      return childrenText(element)
  }
}

function childrenText(element: XmlElement): string {
  return element.children.map(equationText).join('')
}

function elements(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

function grouped(text: string): string {
  return Array.from(text).length <= 1 || /^[\p{L}\p{N}]+$/u.test(text) || /^\(.*\)$/u.test(text)
    ? text
    : `(${text})`
}
