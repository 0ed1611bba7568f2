import {hasAttribute} from '../documents/attribute.ts'
import {releaseOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {referencesOf} from '../documents/references.ts'

/** Creates a source of the documents of a list, in its order. */
export function createListSource(dataset: readonly LakeDocument[]): DocumentSource {
  return {
    get: (id) => dataset.find(({_id}) => _id === id),
    all: () => dataset,
    ofType: (type) => dataset.filter(({_type}) => _type === type),
    ofTypeWith: (type, attribute) =>
      dataset.filter((each) => each._type === type && hasAttribute(each, attribute)),
    referencing: (targets) =>
      dataset.filter((document) =>
        referencesOf(document).some(({target}) => targets.includes(target)),
      ),
    inRelease: (release) => dataset.filter(({_id}) => releaseOf(_id) === release),
  }
}
