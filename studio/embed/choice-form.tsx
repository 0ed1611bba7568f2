import {Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import type {SnippetOptions} from 'reader-article/snippets'

import {useEnvironment} from '../use-environment.tsx'
import {CheckField} from './check-field.tsx'
import {ChoiceField} from './choice-field.tsx'
import {
  type EmbedChoices,
  LANGUAGES,
  listPlaces,
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
  readonly options: SnippetOptions
  readonly defaultHref: string
  readonly onChange: (changes: Partial<EmbedChoices>) => void
}) {
  const environment = useEnvironment()
  const {subject, choices, options, defaultHref, onChange} = props
  const {element, place} = options
  const isLink = place === 'link'
  const hasScripts = place === 'page' || place === 'server'
  return (
    <Stack gap={4}>
      <ChoiceField
        label="Where it will stand"
        value={place}
        choices={listPlaces(element)}
        onChange={(value) => onChange({place: value})}
      />
      {subject.kind === 'reader' && (
        <ChoiceField
          label="Show"
          value={choices.view}
          choices={READER_VIEWS}
          onChange={(view) => onChange({view})}
        />
      )}
      {element.tag === 'reader-article' && !isLink && (
        <Parts choices={choices} onChange={onChange} />
      )}
      {element.tag !== 'reader-status' && !isLink && (
        <ChoiceField
          label="Theme"
          value={choices.theme}
          choices={THEMES}
          onChange={(theme) => onChange({theme})}
        />
      )}
      {!isLink && (
        <ChoiceField
          label="Language of dates and labels"
          value={choices.lang}
          choices={LANGUAGES}
          onChange={(lang) => onChange({lang})}
        />
      )}
      {hasScripts && (
        <ChoiceField
          label="Scripts come from"
          value={choices.scripts}
          choices={listScriptSources(environment)}
          onChange={(scripts) => onChange({scripts})}
        />
      )}
      {hasScripts && choices.scripts === 'folder' && (
        <TextField
          label="Folder of the scripts"
          description="A path on the site, or a URL."
          placeholder="/reader-article"
          value={choices.folder}
          onChange={(folder) => onChange({folder})}
        />
      )}
      <TextField
        label="Link"
        description={
          isLink
            ? 'The page that the link opens.'
            : 'For visitors without JavaScript, and if the content cannot be loaded.'
        }
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
  return (
    <Stack gap={3} role="group" aria-labelledby={id}>
      <Text id={id} size={1} weight="medium">
        Parts to show
      </Text>
      {PARTS.map(({value, label}) => (
        <CheckField
          key={value}
          label={label}
          isChecked={!hidden.includes(value)}
          onChange={(isShown) =>
            onChange({
              hidden: isShown ? hidden.filter((part) => part !== value) : [...hidden, value],
            })
          }
        />
      ))}
      <CheckField
        label="Update the status while the page is open"
        isChecked={isLive}
        onChange={(checked) => onChange({isLive: checked})}
      />
    </Stack>
  )
}
