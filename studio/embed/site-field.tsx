import {Button, Card, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useCurrentUser} from 'sanity'

import {useEnvironment} from '../use-environment.tsx'
import {AllowedSites} from './allowed-sites.tsx'
import {CodeBlock} from './code-block.tsx'
import {isAllowed, readOrigin} from './site-origin.ts'
import {TextField} from './text-field.tsx'
import {type CorsEntry, type CorsOrigins, useCorsOrigins} from './use-cors-origins.ts'

/** The partner's site, whose pages browsers must be allowed to load articles from. */
export function SiteField() {
  const {lakeAddress} = useEnvironment()
  const [address, setAddress] = useState('')
  const origin = readOrigin(address)
  return (
    <Stack gap={4}>
      <TextField
        label="Address of the partner’s site"
        description={
          address.trim() !== '' && origin === undefined
            ? 'Write the address of a site, such as https://partner.example.'
            : 'Browsers load articles only on sites that are allowed.'
        }
        placeholder="https://partner.example"
        value={address}
        onChange={setAddress}
      />
      {lakeAddress !== undefined && <LakeOrigin origin={origin} />}
      {lakeAddress === undefined && origin !== undefined && (
        <>
          <CodeBlock
            title="Run this in the folder of the Studio"
            code={`npx sanity cors add ${origin} --no-credentials\n`}
          />
          <CodeBlock title="To remove the site again" code={`npx sanity cors delete ${origin}\n`} />
        </>
      )}
    </Stack>
  )
}

/** Lists the sites that the Lake allows, says whether it allows an origin, and lets administrators change that. */
function LakeOrigin({origin}: {readonly origin: string | undefined}) {
  const {projectId} = useEnvironment()
  const {entries, problem, add, remove} = useCorsOrigins(projectId)
  const user = useCurrentUser()
  const isAdministrator = user?.roles.some(({name}) => name === 'administrator') === true
  if (entries === undefined) {
    return (
      <Text size={1} muted role="status">
        {problem?.message ?? 'Looking up the allowed sites…'}
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
      <AllowedSites {...{entries, add, remove, isAdministrator}} />
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
            : describe(origin, {isListed, isOpen, isAdministrator})}
        </Text>
        {!isListed && isAdministrator && (
          <Button
            tone="default"
            mode="ghost"
            fontSize={1}
            padding={3}
            text={`Allow ${origin}`}
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
): string {
  if (state.isListed) {
    return `${origin} is allowed.`
  }
  if (state.isOpen) {
    const now = `${origin} can show articles now, because a more general entry allows it.`
    return state.isAdministrator
      ? `${now} Allow the site itself, so that it stays allowed without that entry.`
      : now
  }
  return state.isAdministrator
    ? `${origin} is not allowed yet.`
    : `${origin} is not allowed yet. Ask an administrator to allow it here.`
}
