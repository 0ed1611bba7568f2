// @vitest-environment happy-dom
import {describeElementsIn} from './dom-library.test.helper.ts'

describeElementsIn('happy-dom')
