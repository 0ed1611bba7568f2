import {createContext, type ReactNode, use, useState} from 'react'
import {definePlugin, type FieldProps, type LayoutProps, useSchema, useTranslation} from 'sanity'

import {schemaTypes} from '../schema/index.ts'
import {setCurrentTexts} from './current-texts.ts'
import {deskLanguages} from './desk-language.ts'
import {NavbarWithLanguages} from './language-menu.tsx'
import {NAMESPACE} from './namespace.ts'
import {translateSchema, type TypeTexts} from './schema/translate-schema.ts'
import {useTexts} from './use-texts.ts'

const TYPE_NAMES = schemaTypes.map(({name}) => name)

type FindTexts = (type: object) => TypeTexts | undefined

const SchemaTexts = createContext<FindTexts>(() => undefined)

/** The desk in English and German. A menu beside that of the user offers the languages. */
export const deskLanguagesPlugin = definePlugin({
  name: 'reader-article/languages',
  i18n: deskLanguages,
  studio: {components: {layout: TranslatedLayout, navbar: NavbarWithLanguages}},
  form: {components: {field: TranslatedField}},
})

function TranslatedLayout(props: LayoutProps) {
  return <InLanguage>{props.renderDefault(props)}</InLanguage>
}

// Sanity mounts everything again in another language, so that nothing keeps texts of the one before.
function InLanguage({children}: {children: ReactNode}) {
  const texts = useTexts()
  const {t} = useTranslation(NAMESPACE)
  const schema = useSchema()
  // Once, before the children are rendered.
  const [findTexts] = useState<FindTexts>(() => {
    setCurrentTexts(texts)
    return translateSchema(schema, TYPE_NAMES, (key) => t(key, {defaultValue: ''}) || undefined)
  })
  return <SchemaTexts value={findTexts}>{children}</SchemaTexts>
}

/** The texts of references are read-only in the schema. */
function TranslatedField(props: FieldProps) {
  const texts = use(SchemaTexts)(props.schemaType)
  return props.renderDefault({
    ...props,
    title: texts?.title ?? props.title,
    description: texts?.description ?? props.description,
  })
}
