import {Box, Card, Stack, Text} from '@sanity/ui'
import {getPublishedId, Preview, PreviewCard, useSchema} from 'sanity'
import {IntentLink} from 'sanity/router'

import {useTexts} from '../i18n/use-texts.ts'

const MAX_ROWS = 50

interface Referrer {
  readonly _id: string
  readonly _type: string
}

/** Documents that refer to another, as links to their forms. */
export function ReferrerList(props: {
  readonly referrers: readonly Referrer[]
  readonly onOpen: () => void
}) {
  const {referrers, onOpen} = props
  const {t} = useTexts()
  const hidden = referrers.length - MAX_ROWS
  return (
    <Card radius={2} border padding={1}>
      <Stack as="ul" gap={1} data-testid="referrers">
        {referrers.slice(0, MAX_ROWS).map((referrer) => (
          <Box as="li" key={referrer._id}>
            <ReferrerRow referrer={referrer} onOpen={onOpen} />
          </Box>
        ))}
        {hidden > 0 && (
          <Box as="li" padding={3}>
            <Text muted size={1}>
              {t('action.more', {count: hidden})}
            </Text>
          </Box>
        )}
      </Stack>
    </Card>
  )
}

function ReferrerRow({referrer, onOpen}: {referrer: Referrer; onOpen: () => void}) {
  const type = useSchema().get(referrer._type)
  const id = getPublishedId(referrer._id)
  return (
    <PreviewCard
      __unstable_focusRing
      as={IntentLink}
      intent="edit"
      params={{id, type: referrer._type}}
      data-as="a"
      radius={2}
      onClick={onOpen}
    >
      {type ? (
        <Preview schemaType={type} value={referrer} layout="compact" />
      ) : (
        <Box padding={2}>
          <Text size={1}>{id}</Text>
        </Box>
      )}
    </PreviewCard>
  )
}
