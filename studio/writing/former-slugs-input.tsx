import {TrashIcon} from '@sanity/icons/Trash'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ArrayOfPrimitivesInputProps, set, unset} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'

/** The former slugs of an article, which publishing adds. They can only be removed. */
export function FormerSlugsInput({value, readOnly, onChange}: ArrayOfPrimitivesInputProps) {
  const {t} = useTexts()
  const slugs = value ?? []
  const remove = (slug: unknown): void => {
    const others = slugs.filter((each) => each !== slug)
    onChange(others.length > 0 ? set(others) : unset())
  }
  return (
    <Card border radius={2} padding={1}>
      <Stack as="ul" data-testid="former-slugs">
        {slugs.map((slug) => (
          <Flex as="li" key={String(slug)} align="center" gap={2} paddingLeft={3}>
            <Text size={1} style={{flex: 1, overflowWrap: 'anywhere'}}>
              {String(slug)}
            </Text>
            <Button
              mode="bleed"
              padding={3}
              icon={TrashIcon}
              aria-label={t('form.former-slug.remove', {slug: String(slug)})}
              title={t('form.former-slug.remove', {slug: String(slug)})}
              disabled={readOnly === true}
              onClick={() => remove(slug)}
            />
          </Flex>
        ))}
      </Stack>
    </Card>
  )
}
