// Marks each element with the state that it has come to, so that pictures and tests can wait for it.
for (const element of specimens()) {
  watch(element)
}

const PATIENCE = 25_000

/** Resolves when every element has come to its state, and every picture is there. */
globalThis.whenSettled = async () => {
  for (let waiting = specimens(); waiting.length > 0;) {
    if (performance.now() > PATIENCE) {
      const names = waiting.map(
        ({localName, dataset}) => `<${localName}> is not '${dataset.expected}'`,
      )
      throw new Error(names.join(', '))
    }
    await frame()
    waiting = specimens().filter(({dataset}) => !dataset.settled)
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

// Its backend answers once: a second element of the same kind finds it down. The first stays, since
// what it has received is kept as the last copy only while it is there.
function loadAgain(element) {
  const again = element.cloneNode(true)
  watch(again)
  element.after(again)
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
