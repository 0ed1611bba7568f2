import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {type DocumentLayoutProps, getPublishedId} from 'sanity'
import {styled} from 'styled-components'

import {waitForFirstField} from './first-field.ts'
import {readOpenedDocument} from './opened-document.ts'

/** The document whose form an editor has opened from a list with the keyboard. */
interface FormFocus {
  readonly id: string | undefined
  readonly clear: () => void
}

const FormFocusContext = createContext<FormFocus>({id: undefined, clear: () => {}})

// Without a box of its own, it does not change the layout of the form.
const Container = styled.div`
  display: contents;
`

/** Finds out which document an editor opens from a list with Enter. */
export function FormFocusProvider({children}: {children: ReactNode}) {
  const [id, setId] = useState<string>()
  const clear = useCallback(() => setId(undefined), [])
  useEffect(() => {
    const readClick = (event: MouseEvent) => setId(readOpenedDocument(event))
    addEventListener('click', readClick, {capture: true})
    return () => removeEventListener('click', readClick, {capture: true})
  }, [])
  const focus = useMemo(() => ({id, clear}), [id, clear])
  return <FormFocusContext value={focus}>{children}</FormFocusContext>
}

/** The layout of a document. Its first field gets the focus if the document was opened from a list with Enter. */
export function FocusedDocumentLayout(props: DocumentLayoutProps) {
  const {id, clear} = useContext(FormFocusContext)
  const container = useRef<HTMLDivElement>(null)
  const isRequested = id === getPublishedId(props.documentId)
  useEffect(() => {
    if (!isRequested || !container.current) {
      return undefined
    }
    return waitForFirstField(container.current, (field) => {
      field.focus()
      clear()
    })
  }, [isRequested, clear])
  return <Container ref={container}>{props.renderDefault(props)}</Container>
}
