import type { Attachment } from 'svelte/attachments'

/**
 * Shows a page that stands by itself, of our own core, inside an element: neither its look nor ours leaks. Its style goes in as a
 * sheet of objects, which the page's rules about styles allow; scripts of a text that was parsed like this never run.
 */
export function foreignPage(html: string): Attachment<HTMLElement> {
  return (element) => {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const style = [...page.querySelectorAll('style')].map((one) => one.textContent).join('\n')
    for (const one of page.querySelectorAll('style, script, link, meta, title')) one.remove()
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheetOf(insideOut(style))]
    // How paper lies is read from the document's own sheets only.
    const paper = sheetOf((style.match(/@page\s*\{[^}]*\}/g) ?? []).join('\n'))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper]
    const body = document.createElement('div')
    body.className = 'body'
    body.append(...page.body.childNodes)
    // There is one main place in a window, and it is ours.
    for (const main of body.querySelectorAll('main')) {
      const place = document.createElement('div')
      place.className = 'main'
      place.append(...main.childNodes)
      main.replaceWith(place)
    }
    root.replaceChildren(body)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== paper)
    }
  }
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return sheet
}

/** What is said of the whole page is said of the element that stands for it. */
function insideOut(style: string): string {
  return style
    .replace(/(^|[\s,{}])(?::root|html)(?=[\s,{])/g, '$1:host')
    .replace(/(^|[\s,{}])(body|main)(?=[\s,{])/g, '$1.$2')
}
