import {DesktopIcon} from '@sanity/icons/Desktop'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {MoonIcon} from '@sanity/icons/Moon'
import {SunIcon} from '@sanity/icons/Sun'
import {TabletDeviceIcon} from '@sanity/icons/TabletDevice'
import {Box, Button, Flex, Inline, Select} from '@sanity/ui'
import type {ComponentType} from 'react'

import type {PlainTextKey} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {
  PREVIEW_THEMES,
  type PreviewDevice,
  type PreviewScheme,
  type PreviewSettings,
} from './preview-settings.ts'

const DEVICES: readonly Choice<PreviewDevice>[] = [
  {value: 'phone', title: 'preview.device.phone', icon: MobileDeviceIcon},
  {value: 'tablet', title: 'preview.device.tablet', icon: TabletDeviceIcon},
  {value: 'desktop', title: 'preview.device.desktop', icon: DesktopIcon},
]
const SCHEMES: readonly Choice<PreviewScheme>[] = [
  {value: 'light', title: 'preview.scheme.light', icon: SunIcon},
  {value: 'dark', title: 'preview.scheme.dark', icon: MoonIcon},
]

interface Choice<Value extends string> {
  readonly value: Value
  readonly title: PlainTextKey
  readonly icon: ComponentType
}

/** The controls of the preview: the device, the colour scheme and the theme. */
export function PreviewControls(props: {
  readonly settings: PreviewSettings
  readonly onChange: (changes: Partial<PreviewSettings>) => void
}) {
  const {settings, onChange} = props
  const {t} = useTexts()
  return (
    <Flex gap={2} padding={2} align="center" wrap="wrap">
      <Choices
        label={t('preview.device')}
        choices={DEVICES}
        value={settings.device}
        onChoose={(device) => onChange({device})}
      />
      <Choices
        label={t('preview.scheme')}
        choices={SCHEMES}
        value={settings.scheme}
        onChoose={(scheme) => onChange({scheme})}
      />
      <Box flex={1} style={{minWidth: '7rem'}}>
        <Select
          aria-label={t('embed.theme')}
          fontSize={1}
          padding={2}
          value={settings.theme}
          onChange={({currentTarget}) => {
            const theme = PREVIEW_THEMES.find((each) => each === currentTarget.value)
            onChange(theme ? {theme} : {})
          }}
        >
          {PREVIEW_THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t(`embed.theme.${theme}`)}
            </option>
          ))}
        </Select>
      </Box>
    </Flex>
  )
}

function Choices<Value extends string>(props: {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}) {
  const {label, choices, value: chosen, onChoose} = props
  const {t} = useTexts()
  return (
    <Inline gap={1} role="group" aria-label={label}>
      {choices.map(({value, title, icon}) => (
        <Button
          key={value}
          icon={icon}
          mode="bleed"
          padding={2}
          fontSize={1}
          selected={value === chosen}
          aria-pressed={value === chosen}
          aria-label={t(title)}
          title={t(title)}
          onClick={() => onChoose(value)}
        />
      ))}
    </Inline>
  )
}
