import {createContext, Fragment, type ReactNode, use, useState} from 'react'
import {
  definePlugin,
  type FieldProps,
  type LayoutProps,
  useCurrentLocale,
  useSchema,
  useTranslation,
} from 'sanity'

import {schemaTypes} from '../schema/index.ts'
import {setCurrentTexts} from './current-texts.ts'
import {deskLanguages} from './desk-language.ts'
import {NAMESPACE} from './namespace.ts'
import {translateSchema, type TypeTexts} from './schema/translate-schema.ts'
import {useTexts} from './use-texts.ts'

const TYPE_NAMES = schemaTypes.map(({name}) => name)

type FindTexts = (type: object) => TypeTexts | undefined

const SchemaTexts = createContext<FindTexts>(() => undefined)

/** The desk in English and German. The user's menu offers the languages. */
export const deskLanguagesPlugin = definePlugin({
  name: 'reader-article/languages',
  i18n: deskLanguages,
  studio: {
    components: {
      layout: (props: LayoutProps) => {
        const {id} = useCurrentLocale()
        // Everything is mounted again in another language: what Sanity has memoised has texts of the schema in it.
        return (
          <Fragment key={id}>
            <InLanguage>{props.renderDefault(props)}</InLanguage>
          </Fragment>
        )
      },
    },
  },
  form: {components: {field: TranslatedField}},
})

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
