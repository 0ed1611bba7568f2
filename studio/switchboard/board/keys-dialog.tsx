import {Dialog, Flex, Inline, KBD, Stack, Text} from '@sanity/ui'

import {useTexts} from '../../i18n/use-texts.ts'
import {KEY_HELP} from './keys.ts'

/** Lists the keys of the board. */
export function KeysDialog({onClose}: {onClose: () => void}) {
  const {t} = useTexts()
  return (
    <Dialog
      id="switchboard-keys"
      header={t('switchboard.keys')}
      width={1}
      onClose={onClose}
      onClickOutside={onClose}
    >
      <Stack gap={3} padding={4} as="ul" style={{listStyle: 'none', margin: 0}}>
        {KEY_HELP.map(({keys, action}) => (
          <Flex key={action} as="li" gap={4} align="center" justify="space-between">
            <Text size={1}>{t(action)}</Text>
            <Inline gap={1}>
              {keys.map((key) =>
                key === '…' ? <Text key={key}>…</Text> : <KBD key={key}>{key}</KBD>,
              )}
            </Inline>
          </Flex>
        ))}
        <Text size={1} muted as="li">
          {t('switchboard.keys.note-on-shift')}
        </Text>
      </Stack>
    </Dialog>
  )
}
