// Marks each element with the state that it has reached, so that screenshots and tests can wait for it.
for (const element of findElements()) {
  watch(element)
}

/** In milliseconds since the page began to load. */
const MAX_WAIT_MS = 25_000

/** Resolves when every element has reached a state and every picture is loaded; rejects after `MAX_WAIT_MS`. */
globalThis.whenSettled = async () => {
  for (let pending = findElements(); pending.length > 0;) {
    if (performance.now() > MAX_WAIT_MS) {
      const names = pending.map(
        ({localName, dataset}) => `<${localName}> has not reached the state '${dataset.expected}'`,
      )
      throw new Error(names.join(', '))
    }
    await waitForFrame()
    pending = findElements().filter(({dataset}) => !dataset.settled)
  }
  for (const {shadowRoot} of findElements()) {
    for (const picture of shadowRoot.querySelectorAll('img')) {
      picture.loading = 'eager'
      await picture.decode().catch(() => undefined)
    }
  }
  await waitForFrame()
}

function findElements() {
  return [...document.querySelectorAll('[data-expected]')]
}

function waitForFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

function watch(element) {
  const {expected} = element.dataset
  if (expected === 'loading') {
    void waitForLoading(element)
  }
  element.addEventListener(`${element.localName}-error`, () => settle(element, 'error'))
  element.addEventListener(`${element.localName}-load`, ({stale}) => {
    if (expected === 'stale' && !stale) {
      addStaleElement(element)
    } else {
      settle(element, stale ? 'stale' : 'shown')
    }
  })
}

function settle(element, state) {
  element.dataset.settled = state
}

// The backend responds only to the first request, so a second element of the same type shows a cached
// copy. The first element stays in the page, because its copy is cached only while the element exists.
function addStaleElement(element) {
  const staleElement = element.cloneNode(true)
  watch(staleElement)
  element.after(staleElement)
  element.hidden = true
  delete element.dataset.expected
}

async function waitForLoading(element) {
  await customElements.whenDefined(element.localName)
  while (!element.matches(':state(loading)')) {
    await waitForFrame()
  }
  settle(element, 'loading')
}
