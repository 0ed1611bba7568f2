import {Button, Card, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useCurrentUser} from 'sanity'

import type {Translate} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {useEnvironment} from '../use-environment.tsx'
import {AllowedSites} from './allowed-sites.tsx'
import {CodeBlock} from './code-block.tsx'
import {isAllowed, readOrigin} from './site-origin.ts'
import {TextField} from './text-field.tsx'
import {type CorsEntry, type CorsOrigins, useCorsOrigins} from './use-cors-origins.ts'

/** The partner's site, whose pages browsers must be allowed to load articles from. */
export function SiteField() {
  const {lakeAddress} = useEnvironment()
  const {t} = useTexts()
  const [address, setAddress] = useState('')
  const origin = readOrigin(address)
  return (
    <Stack gap={4}>
      <TextField
        label={t('embed.site')}
        description={t(
          address.trim() !== '' && origin === undefined
            ? 'embed.site.invalid'
            : 'embed.site.description',
        )}
        placeholder="https://partner.example"
        value={address}
        onChange={setAddress}
      />
      {lakeAddress !== undefined && <LakeOrigin origin={origin} />}
      {lakeAddress === undefined && origin !== undefined && (
        <>
          <CodeBlock
            title={t('embed.site.command')}
            code={`npx sanity cors add ${origin} --no-credentials\n`}
          />
          <CodeBlock
            title={t('embed.site.remove-command')}
            code={`npx sanity cors delete ${origin}\n`}
          />
        </>
      )}
    </Stack>
  )
}

/** Lists the sites that the Lake allows, says whether it allows an origin, and lets administrators change that. */
function LakeOrigin({origin}: {readonly origin: string | undefined}) {
  const {projectId} = useEnvironment()
  const {t} = useTexts()
  const {entries, problem, add, remove, allowCredentials} = useCorsOrigins(projectId)
  const user = useCurrentUser()
  const isAdministrator = user?.roles.some(({name}) => name === 'administrator') === true
  if (entries === undefined) {
    return (
      <Text size={1} muted role="status">
        {problem?.message ?? t('embed.site.loading')}
      </Text>
    )
  }
  return (
    <>
      {origin !== undefined && <OriginCard {...{origin, entries, problem, add, isAdministrator}} />}
      {problem && problem.origin !== origin && (
        <Text size={1} role="status">
          {problem.message}
        </Text>
      )}
      <AllowedSites {...{entries, add, remove, allowCredentials, isAdministrator}} />
    </>
  )
}

function OriginCard({
  origin,
  entries,
  problem,
  add,
  isAdministrator,
}: Pick<CorsOrigins, 'problem' | 'add'> & {
  readonly origin: string
  readonly entries: readonly CorsEntry[]
  readonly isAdministrator: boolean
}) {
  const {t} = useTexts()
  const [isAdding, setAdding] = useState(false)
  const patterns = entries.map((entry) => entry.origin)
  const isListed = patterns.includes(origin)
  const isOpen = !isListed && isAllowed(origin, patterns)
  const allow = async () => {
    setAdding(true)
    await add(origin)
    setAdding(false)
  }
  return (
    <Card padding={3} radius={2} border tone={isListed || isOpen ? 'positive' : 'caution'}>
      <Stack gap={3}>
        <Text size={1} role="status">
          {problem?.origin === origin
            ? problem.message
            : describe(origin, {isListed, isOpen, isAdministrator}, t)}
        </Text>
        {!isListed && isAdministrator && (
          <Button
            tone="default"
            mode="ghost"
            fontSize={1}
            padding={3}
            text={t('embed.site.allow', {origin})}
            disabled={isAdding}
            onClick={() => void allow()}
          />
        )}
      </Stack>
    </Card>
  )
}

function describe(
  origin: string,
  state: {readonly isListed: boolean; readonly isOpen: boolean; readonly isAdministrator: boolean},
  t: Translate,
): string {
  if (state.isListed) {
    return t('embed.site.allowed', {origin})
  }
  if (state.isOpen) {
    const now = t('embed.site.open', {origin})
    return state.isAdministrator ? `${now} ${t('embed.site.open.advice')}` : now
  }
  return t(state.isAdministrator ? 'embed.site.not-allowed' : 'embed.site.ask', {origin})
}
