/** The block in the editor: a picker, and then what visitors see. */
;(() => {
  const {apiFetch, blockEditor, blocks, components, element, serverSideRender, url} = window.wp
  const {createElement: h, useEffect, useState} = element
  const {
    Button,
    CheckboxControl,
    Disabled,
    PanelBody,
    Placeholder,
    SearchControl,
    SelectControl,
    Spinner,
    ToolbarButton,
    ToolbarGroup,
  } = components
  const {hasDesk, parts, settingsUrl, themes, words} = window.readerArticleBlock
  const NAME = 'reader-article/embed'
  const ICON = 'media-document'
  /** In milliseconds, so that not every key is a request. */
  const DELAY = 250
  const LEVELS = [1, 2, 3, 4, 5, 6]

  function useSearch(text, type) {
    const [attempt, setAttempt] = useState(0)
    const [found, setFound] = useState({state: 'searching', results: [], hasMore: false})
    useEffect(() => {
      const controller = new AbortController()
      setFound((former) => ({...former, state: 'searching'}))
      const timer = setTimeout(async () => {
        try {
          const path = url.addQueryArgs('/reader-article/v1/search', {q: text.slice(0, 100), type})
          const {results, hasMore} = await apiFetch({path, signal: controller.signal})
          setFound({state: 'found', results, hasMore})
        } catch {
          if (!controller.signal.aborted) {
            setFound({state: 'failed', results: [], hasMore: false})
          }
        }
      }, DELAY)
      return () => {
        clearTimeout(timer)
        controller.abort()
      }
    }, [text, type, attempt])
    return [found, () => setAttempt(attempt + 1)]
  }

  function Picker({onChoose, onCancel}) {
    const [text, setText] = useState('')
    const [type, setType] = useState('')
    const [{state, results, hasMore}, retry] = useSearch(text, type)
    return h(
      Placeholder,
      {icon: ICON, label: words.name, instructions: words.instructions},
      h(
        'div',
        {className: 'reader-article-search'},
        h(SearchControl, {
          label: words.search,
          placeholder: words.search,
          value: text,
          onChange: setText,
          __nextHasNoMarginBottom: true,
        }),
        h(SelectControl, {
          label: words.kind,
          value: type,
          options: [
            {value: '', label: words.all},
            {value: 'article', label: words.articles},
            {value: 'reader', label: words.readers},
          ],
          onChange: setType,
          __nextHasNoMarginBottom: true,
          __next40pxDefaultSize: true,
        }),
        h(
          'div',
          {'aria-live': 'polite'},
          state === 'searching' && h('p', null, h(Spinner), ' ', words.searching),
          state === 'failed' &&
            h(
              'p',
              null,
              words.failed,
              ' ',
              h(Button, {variant: 'link', onClick: retry}, words.retry),
            ),
          state === 'found' && results.length === 0 && h('p', null, words.nothing),
        ),
        results.length > 0 &&
          h(
            'ul',
            {className: 'reader-article-results', 'aria-label': words.results},
            results.map((result) =>
              h(
                'li',
                {key: `${result.type} ${result.key}`},
                h(
                  Button,
                  {onClick: () => onChoose(result)},
                  h('strong', null, result.title),
                  h('small', null, describe(result)),
                ),
              ),
            ),
          ),
        hasMore && h('p', null, words.more),
        onCancel && h(Button, {variant: 'secondary', onClick: onCancel}, words.cancel),
      ),
    )
  }

  function describe({type, key, description}) {
    const kind = type === 'article' ? words.article : `${words.reader} ${key}`
    return description ? `${kind} · ${description}` : kind
  }

  function Sidebar({attributes, setAttributes}) {
    const {type, theme = '', hide = [], level = 2} = attributes
    const shown = type === 'article' ? Object.entries(parts) : []
    return h(
      blockEditor.InspectorControls,
      null,
      h(
        PanelBody,
        {title: words.look},
        h(SelectControl, {
          label: words.theme,
          value: theme,
          options: Object.entries(themes).map(([value, label]) => ({value, label})),
          onChange: (value) => setAttributes({theme: value || undefined}),
          __nextHasNoMarginBottom: true,
          __next40pxDefaultSize: true,
        }),
        type === 'article' &&
          h(SelectControl, {
            label: words.level,
            value: String(level),
            options: LEVELS.map((value) => ({value: String(value), label: `H${value}`})),
            onChange: (value) => setAttributes({level: Number(value)}),
            __nextHasNoMarginBottom: true,
            __next40pxDefaultSize: true,
          }),
      ),
      shown.length > 0 &&
        h(
          PanelBody,
          {title: words.hide},
          shown.map(([part, label]) =>
            h(CheckboxControl, {
              key: part,
              label,
              checked: hide.includes(part),
              onChange: (isHidden) =>
                setAttributes({
                  hide: isHidden ? [...hide, part] : hide.filter((each) => each !== part),
                }),
              __nextHasNoMarginBottom: true,
            }),
          ),
        ),
    )
  }

  function Edit({attributes, setAttributes}) {
    const {key} = attributes
    const [isChoosing, setChoosing] = useState(!key)
    const blockProps = blockEditor.useBlockProps()
    if (!hasDesk) {
      return h(
        'div',
        blockProps,
        h(
          Placeholder,
          {icon: ICON, label: words.name, instructions: words.noDesk},
          settingsUrl && h(Button, {variant: 'primary', href: settingsUrl}, words.setDesk),
        ),
      )
    }
    if (isChoosing) {
      return h(
        'div',
        blockProps,
        h(Picker, {
          onChoose: (result) => {
            setAttributes({type: result.type, key: result.key, title: result.title})
            setChoosing(false)
          },
          onCancel: key ? () => setChoosing(false) : undefined,
        }),
      )
    }
    return h(
      'div',
      blockProps,
      h(
        blockEditor.BlockControls,
        null,
        h(
          ToolbarGroup,
          null,
          h(ToolbarButton, {
            icon: 'search',
            label: words.change,
            onClick: () => setChoosing(true),
          }),
        ),
      ),
      h(Sidebar, {attributes, setAttributes}),
      // A click selects the block, and does not follow a link of the article.
      h(Disabled, null, h(serverSideRender, {block: NAME, attributes, httpMethod: 'POST'})),
    )
  }

  blocks.registerBlockType(NAME, {edit: Edit, save: () => null})
})()
