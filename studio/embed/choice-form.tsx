import {Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {getPlaces} from 'reader-article/snippets'

import {useTexts} from '../i18n/use-texts.ts'
import {useEnvironment} from '../use-environment.tsx'
import {CheckField} from './check-field.tsx'
import {ChoiceField} from './choice-field.tsx'
import {
  type EmbedChoices,
  type EmbedOptions,
  LANGUAGES,
  listScriptSources,
  PARTS,
  READER_VIEWS,
  THEMES,
} from './embed-choices.ts'
import type {EmbedSubject} from './embed-subject.ts'
import {TextField} from './text-field.tsx'

/** The choices that change a snippet; those without an effect are not shown. */
export function ChoiceForm(props: {
  readonly subject: EmbedSubject
  readonly choices: EmbedChoices
  readonly options: EmbedOptions
  readonly defaultHref: string
  readonly onChange: (changes: Partial<EmbedChoices>) => void
}) {
  const environment = useEnvironment()
  const {t, locale} = useTexts()
  const {subject, choices, options, defaultHref, onChange} = props
  const {element, place} = options
  const isLink = place === 'link'
  const hasScripts = place === 'page' || place === 'server'
  return (
    <Stack gap={4}>
      <ChoiceField
        label={t('embed.place')}
        value={place}
        choices={getPlaces(element)}
        nameChoice={(value) => t(`embed.place.${value}`)}
        onChange={(value) => onChange({place: value})}
      />
      {subject.kind === 'reader' && (
        <ChoiceField
          label={t('embed.view')}
          value={choices.view}
          choices={READER_VIEWS}
          nameChoice={(view) => t(`embed.view.${view}`)}
          onChange={(view) => onChange({view})}
        />
      )}
      {element.tag === 'reader-article' && !isLink && (
        <Parts choices={choices} onChange={onChange} />
      )}
      {element.tag !== 'reader-status' && !isLink && (
        <ChoiceField
          label={t('embed.theme')}
          value={choices.theme}
          choices={THEMES}
          nameChoice={(theme) => t(`embed.theme.${theme || 'page'}`)}
          onChange={(theme) => onChange({theme})}
        />
      )}
      {!isLink && (
        <ChoiceField
          label={t('embed.language')}
          value={choices.lang}
          choices={LANGUAGES}
          nameChoice={(lang) => nameLanguage(lang, locale) ?? t('embed.language.page')}
          onChange={(lang) => onChange({lang})}
        />
      )}
      {hasScripts && (
        <ChoiceField
          label={t('embed.scripts')}
          value={choices.scripts}
          choices={listScriptSources(environment)}
          nameChoice={(source) => t(`embed.scripts.${source}`)}
          onChange={(scripts) => onChange({scripts})}
        />
      )}
      {hasScripts && choices.scripts === 'folder' && (
        <TextField
          label={t('embed.folder')}
          description={t('embed.folder.description')}
          placeholder="/reader-article"
          value={choices.folder}
          onChange={(folder) => onChange({folder})}
        />
      )}
      <TextField
        label={t('embed.link')}
        description={t(isLink ? 'embed.link.only' : 'embed.link.fallback')}
        placeholder="https://advice.example/articles/how-to-listen"
        value={choices.href ?? defaultHref}
        onChange={(href) => onChange({href})}
      />
    </Stack>
  )
}

function Parts({
  choices: {hidden, isLive},
  onChange,
}: {
  readonly choices: EmbedChoices
  readonly onChange: (changes: Partial<EmbedChoices>) => void
}) {
  const id = useId()
  const {t} = useTexts()
  return (
    <Stack gap={3} role="group" aria-labelledby={id}>
      <Text id={id} size={1} weight="medium">
        {t('embed.parts')}
      </Text>
      {PARTS.map((value) => (
        <CheckField
          key={value}
          label={t(`embed.part.${value}`)}
          isChecked={!hidden.includes(value)}
          onChange={(isShown) =>
            onChange({
              hidden: isShown ? hidden.filter((part) => part !== value) : [...hidden, value],
            })
          }
        />
      ))}
      <CheckField
        label={t('embed.live')}
        isChecked={isLive}
        onChange={(checked) => onChange({isLive: checked})}
      />
    </Stack>
  )
}

/** Returns the name of a language in another; undefined for ''. */
function nameLanguage(language: string, locale: string): string | undefined {
  return language === ''
    ? undefined
    : (new Intl.DisplayNames([locale], {type: 'language'}).of(language) ?? language)
}
