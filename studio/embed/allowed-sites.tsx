import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'

import type {Translate} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import type {CorsEntry, CorsOrigins} from './use-cors-origins.ts'

/** Lists the sites that a Lake allows; administrators can remove each, and undo the last removal. */
export function AllowedSites({
  entries,
  isAdministrator,
  add,
  remove,
}: Pick<CorsOrigins, 'add' | 'remove'> & {
  readonly entries: readonly CorsEntry[]
  readonly isAdministrator: boolean
}) {
  const {t} = useTexts()
  const [removed, setRemoved] = useState<CorsEntry>()
  const [isWriting, setWriting] = useState(false)
  const write = async (change: () => Promise<void>, nowRemoved: CorsEntry | undefined) => {
    setWriting(true)
    await change()
    setRemoved(nowRemoved)
    setWriting(false)
  }
  const wasRemoved = removed && !entries.some(({origin}) => origin === removed.origin)
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {t('embed.allowed-sites')}
      </Text>
      {entries.length === 0 && (
        <Text size={1} muted>
          {t('embed.allowed-sites.none')}
        </Text>
      )}
      <Stack as="ul" gap={2} margin={0} padding={0} aria-label={t('embed.allowed-sites')}>
        {entries.map((entry) => (
          <Flex as="li" key={entry.id} align="center" justify="space-between" gap={3}>
            <Text size={1} style={{overflowWrap: 'anywhere'}}>
              {nameOf(entry, t)}
            </Text>
            {isAdministrator && (
              <Button
                mode="bleed"
                tone="critical"
                fontSize={1}
                padding={2}
                text={t('embed.allowed-sites.remove')}
                aria-label={t('embed.allowed-sites.remove.label', {site: nameOf(entry, t)})}
                disabled={isWriting}
                onClick={() => void write(() => remove(entry), entry)}
              />
            )}
          </Flex>
        ))}
      </Stack>
      {wasRemoved && (
        <Card padding={3} radius={2} border tone="caution">
          <Flex align="center" justify="space-between" gap={3} wrap="wrap">
            <Text size={1} role="status" style={{overflowWrap: 'anywhere'}}>
              {t('embed.allowed-sites.removed', {site: nameOf(removed, t)})}
            </Text>
            <Button
              mode="ghost"
              fontSize={1}
              padding={2}
              text={t('embed.allowed-sites.undo')}
              disabled={isWriting}
              onClick={() =>
                void write(() => add(removed.origin, removed.allowCredentials), undefined)
              }
            />
          </Flex>
        </Card>
      )}
    </Stack>
  )
}

function nameOf({origin}: CorsEntry, t: Translate): string {
  return origin === '*' ? t('embed.allowed-sites.every') : origin
}
