import type {Tool} from 'sanity'

import {currentTexts} from './current-texts.ts'
import type {PlainTextKey} from './translate.ts'

type TitleKey = Extract<PlainTextKey, `${string}.title`>

/** Returns a tool whose title follows the language of the Studio: Sanity reads it whenever it shows the tool. */
export function withTranslatedTitle(tool: Omit<Tool, 'title'>, key: TitleKey): Tool {
  return {
    ...tool,
    get title() {
      return currentTexts().t(key)
    },
  }
}
