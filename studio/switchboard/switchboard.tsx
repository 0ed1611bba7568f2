import {Box, Card, Flex, Spinner, Tab, TabList, TabPanel} from '@sanity/ui'
import {useMemo, useState} from 'react'
import {useCurrentUser} from 'sanity'
import {styled} from 'styled-components'

import {LoadError} from '../availability/load-error.tsx'
import {useNow} from '../availability/use-now.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {Board} from './board/board.tsx'
import {UndoBar} from './board/undo-bar.tsx'
import {useSwitchRows} from './board/use-switch-rows.ts'
import {toBoardRows} from './data/board-row.ts'
import {type BoardData, useBoardData} from './data/use-board-data.ts'
import {useStatusChanges} from './data/use-status-changes.ts'
import {useSwitcherNames} from './data/use-switcher-names.ts'
import {DayLog} from './log/day-log.tsx'
import {showPending} from './switching/pending-switches.ts'
import {useColleaguesChanges} from './switching/use-colleagues-changes.ts'
import {useRefusal} from './switching/use-permission.ts'
import {useSwitching} from './switching/use-switching.ts'
import {useUndoStack} from './switching/use-undo-stack.ts'
import {addDays, createTimeFormat, dayOf, startOfDay} from './times.ts'
import {touchTargets} from './touch-targets.ts'

const END_OF_TIME = '9999-12-31T00:00:00.000Z'

const Tool = styled(Flex)`
  position: relative;
  ${touchTargets}
`

const VisuallyHidden = styled.div`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
`

type View = 'board' | 'log'

/** The tool that switches the statuses of readers, and shows the log of a day. */
export function Switchboard() {
  const {data, hasFailed, retry} = useBoardData()
  const {t} = useTexts()
  return (
    <Flex direction="column" height="fill">
      {hasFailed && (
        <Card padding={4} tone="caution" borderBottom>
          <LoadError
            message={t(data ? 'switchboard.live-error' : 'switchboard.load-error')}
            onRetry={retry}
          />
        </Card>
      )}
      {!data && !hasFailed && (
        <Flex padding={5} justify="center">
          <Spinner muted />
        </Flex>
      )}
      {/* Stays after an error: its search, its selection and what can be undone would be lost. */}
      {data && (
        <Box flex={1} style={{minHeight: 0}}>
          <LoadedSwitchboard data={data} />
        </Box>
      )}
    </Flex>
  )
}

function LoadedSwitchboard({data}: {data: BoardData}) {
  const {readers, availabilities, statuses, timeZone} = data
  const texts = useTexts()
  const [view, setView] = useState<View>('board')
  const [firstDay] = useState(() => dayOf(new Date(), timeZone))
  const [tomorrow, setTomorrow] = useState(() => startOfDay(addDays(firstDay, 1), timeZone))
  const now = useNow([
    ...Array.from(availabilities.values(), ({until}) => until),
    tomorrow.toISOString(),
  ])
  if (now >= tomorrow) {
    setTomorrow(startOfDay(addDays(dayOf(now, timeZone), 1), timeZone))
  }
  const start = startOfDay(firstDay, timeZone).toISOString()
  const {changes} = useStatusChanges(start, END_OF_TIME)
  const findSwitcher = useSwitcherNames(changes, availabilities, start)
  const colleaguesChanges = useColleaguesChanges(changes, readers, useCurrentUser()?.id)
  const switching = useSwitching(availabilities)
  const undoStack = useUndoStack()
  const switchRows = useSwitchRows(switching, undoStack, timeZone)
  const refusal = useRefusal()
  const rows = useMemo(
    () => toBoardRows(readers, availabilities, statuses, findSwitcher, now),
    [availabilities, findSwitcher, now, readers, statuses],
  )
  const shownRows = useMemo(() => showPending(rows, switching.pending), [rows, switching.pending])
  const format = useMemo(
    () => ({...createTimeFormat(timeZone, texts.locale), now, texts}),
    [now, texts, timeZone],
  )
  return (
    <Tool direction="column" height="fill" data-testid="switchboard-tool">
      <Card padding={2} borderBottom>
        <TabList gap={1}>
          {(['board', 'log'] as const).map((each) => (
            <Tab
              key={each}
              id={`switchboard-tab-${each}`}
              aria-controls={`switchboard-panel-${each}`}
              label={texts.t(each === 'board' ? 'switchboard.view.board' : 'switchboard.view.log')}
              fontSize={1}
              padding={3}
              selected={view === each}
              onClick={() => setView(each)}
            />
          ))}
        </TabList>
      </Card>
      <Box flex={1} style={{minHeight: 0}}>
        <TabPanel
          id={`switchboard-panel-${view}`}
          aria-labelledby={`switchboard-tab-${view}`}
          style={{height: '100%'}}
        >
          {view === 'board' ? (
            <Board
              rows={shownRows}
              statuses={statuses}
              timeZone={timeZone}
              format={format}
              refusal={refusal}
              switchRows={switchRows}
            />
          ) : (
            <DayLog
              readers={readers}
              availabilities={availabilities}
              statuses={statuses}
              timeZone={timeZone}
              now={now}
              refusal={refusal}
              onUndo={({change}) => void switchRows.undo([change.id])}
            />
          )}
        </TabPanel>
      </Box>
      <UndoBar
        message={undoStack.announcement?.text}
        canUndo={(undoStack.announcement?.changeIds.length ?? 0) > 0}
        onUndo={() => void switchRows.undoLast()}
      />
      <VisuallyHidden role="status" data-testid="switchboard-colleagues">
        {colleaguesChanges}
      </VisuallyHidden>
    </Tool>
  )
}
