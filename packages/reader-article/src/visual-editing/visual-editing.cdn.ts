import {configureFromScript} from '../configuration.ts'
import {enableVisualEditing} from './enable-visual-editing.ts'

configureFromScript(import.meta.url)
enableVisualEditing({studio: new URL(import.meta.url).searchParams.get('studio') ?? ''})
