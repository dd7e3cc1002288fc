import './kbd.css'

export function Kbd({ children }: { children: string }) {
  return <kbd className="g-kbd">{children}</kbd>
}
