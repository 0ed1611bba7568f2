import {DesktopIcon} from '@sanity/icons/Desktop'
import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {MoonIcon} from '@sanity/icons/Moon'
import {SunIcon} from '@sanity/icons/Sun'
import {TabletDeviceIcon} from '@sanity/icons/TabletDevice'
import {Box, Button, Flex, Inline, Select} from '@sanity/ui'
import type {ComponentType} from 'react'

import {
  PREVIEW_THEMES,
  type PreviewDevice,
  type PreviewScheme,
  type PreviewSettings,
  type PreviewTheme,
} from './preview-settings.ts'

const DEVICES: readonly Choice<PreviewDevice>[] = [
  {value: 'phone', title: 'Phone', icon: MobileDeviceIcon},
  {value: 'tablet', title: 'Tablet', icon: TabletDeviceIcon},
  {value: 'desktop', title: 'Desktop', icon: DesktopIcon},
]
const SCHEMES: readonly Choice<PreviewScheme>[] = [
  {value: 'light', title: 'Light', icon: SunIcon},
  {value: 'dark', title: 'Dark', icon: MoonIcon},
]
const THEME_TITLES: Readonly<Record<PreviewTheme, string>> = {
  plain: 'Plain',
  magazine: 'Magazine',
  midnight: 'Midnight',
}

interface Choice<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly icon: ComponentType
}

/** The controls of the preview: the device, the colour scheme and the theme. */
export function PreviewControls(props: {
  readonly settings: PreviewSettings
  readonly onChange: (changes: Partial<PreviewSettings>) => void
}) {
  const {settings, onChange} = props
  return (
    <Flex gap={2} padding={2} align="center" wrap="wrap">
      <Choices
        label="Device"
        choices={DEVICES}
        value={settings.device}
        onChoose={(device) => onChange({device})}
      />
      <Choices
        label="Colour scheme"
        choices={SCHEMES}
        value={settings.scheme}
        onChoose={(scheme) => onChange({scheme})}
      />
      <Box flex={1} style={{minWidth: '7rem'}}>
        <Select
          aria-label="Theme"
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
              {THEME_TITLES[theme]}
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
          aria-label={title}
          title={title}
          onClick={() => onChoose(value)}
        />
      ))}
    </Inline>
  )
}
