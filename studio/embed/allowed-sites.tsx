import {Button, Card, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'

import type {Translate} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import type {CorsEntry, CorsOrigins} from './use-cors-origins.ts'

/**
 * Lists the sites that a Lake allows; administrators choose whether people may log in on each, can remove each, and undo
 * the last removal.
 */
export function AllowedSites({
  entries,
  isAdministrator,
  add,
  remove,
  allowCredentials,
}: Pick<CorsOrigins, 'add' | 'remove' | 'allowCredentials'> & {
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
            <Flex align="center" gap={2}>
              {isAdministrator && mayHaveCredentials(entry) && (
                <Flex as="label" align="center" gap={2}>
                  <Checkbox
                    aria-label={t('embed.allowed-sites.log-in.label', {site: nameOf(entry, t)})}
                    checked={entry.allowCredentials}
                    disabled={isWriting}
                    onChange={({currentTarget: {checked}}) =>
                      void write(() => allowCredentials(entry, checked), undefined)
                    }
                  />
                  <Text size={1}>{t('embed.allowed-sites.log-in')}</Text>
                </Flex>
              )}
              {!isAdministrator && entry.allowCredentials && (
                <Text size={1} muted>
                  {t('embed.allowed-sites.log-in')}
                </Text>
              )}
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
          </Flex>
        ))}
      </Stack>
      {isAdministrator && entries.some(mayHaveCredentials) && (
        <Text size={1} muted>
          {t('embed.allowed-sites.log-in.description')}
        </Text>
      )}
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

/** Every page can have one of these origins. */
function mayHaveCredentials({origin}: CorsEntry): boolean {
  return origin !== '*' && origin !== 'null'
}

function nameOf({origin}: CorsEntry, t: Translate): string {
  return origin === '*' ? t('embed.allowed-sites.every') : origin
}
