/** What a Content-Security-Policy allows, as browsers read it: of a directive said twice the first counts. */
export function contentPolicy(header: unknown): (directive: string) => readonly string[] | undefined {
  const said = new Map<string, string[]>()
  for (const directive of String(header).split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    if (!said.has(name)) said.set(name, sources)
  }
  return (name) => said.get(name) ?? (name.endsWith('-src') ? said.get('default-src') : undefined)
}

/** What every page of ours holds to: own scripts alone, nothing embedded, no base, no frame around it. */
export function flawsOf(header: unknown, framers: readonly string[] = ["'none'"]): string[] {
  const allows = contentPolicy(header)
  const flaws = ['object-src', 'base-uri'].filter((name) => allows(name)?.join() !== "'none'")
  for (const name of ['default-src', 'script-src', 'connect-src', 'form-action']) {
    const sources = allows(name)
    const strange = sources?.filter((source) => !/^'(?:none|self|nonce-[\w+/=]{24})'$/.test(source))
    if (sources === undefined || sources.length === 0 || strange?.length !== 0)
      flaws.push(`${name} ${sources?.join(' ')}`)
  }
  if (allows('frame-ancestors')?.join() !== framers.join()) flaws.push('frame-ancestors')
  return flaws
}
