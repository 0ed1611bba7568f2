export {enableVisualEditing, type VisualEditingOptions} from './enable-visual-editing.ts'
