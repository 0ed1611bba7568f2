// @vitest-environment jsdom
import {describeElementsIn} from './dom-library.test.helper.ts'

describeElementsIn('jsdom')
