// Marks each element with the state that it has reached, so that screenshots and tests can wait for it.
for (const element of specimens()) {
  watch(element)
}

const MAX_WAIT = 25_000

/** Resolves when every element has reached its state and every picture is loaded. */
globalThis.whenSettled = async () => {
  for (let pending = specimens(); pending.length > 0;) {
    if (performance.now() > MAX_WAIT) {
      const names = pending.map(
        ({localName, dataset}) => `<${localName}> is not '${dataset.expected}'`,
      )
      throw new Error(names.join(', '))
    }
    await frame()
    pending = specimens().filter(({dataset}) => !dataset.settled)
  }
  for (const {shadowRoot} of specimens()) {
    for (const picture of shadowRoot.querySelectorAll('img')) {
      picture.loading = 'eager'
      await picture.decode().catch(() => undefined)
    }
  }
  await frame()
}

function specimens() {
  return [...document.querySelectorAll('[data-expected]')]
}

function frame() {
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
      loadAgain(element)
    } else {
      settle(element, stale ? 'stale' : 'shown')
    }
  })
}

function settle(element, state) {
  element.dataset.settled = state
}

// The backend responds once: a second element of the same type finds it down. The first element stays
// in the page, because its cached copy is kept only as long as the element exists.
function loadAgain(element) {
  const copy = element.cloneNode(true)
  watch(copy)
  element.after(copy)
  element.hidden = true
  delete element.dataset.expected
}

async function waitForLoading(element) {
  await customElements.whenDefined(element.localName)
  while (!element.matches(':state(loading)')) {
    await frame()
  }
  settle(element, 'loading')
}
