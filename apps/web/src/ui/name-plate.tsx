import { Link } from 'react-router'
import './name-plate.css'

export type NamePlateProps = { name: string; detail?: string; to?: string }

/** Who speaks: a bar in the institution's exact colour, its name, and the desk's. */
export function NamePlate({ name, detail, to = '/' }: NamePlateProps) {
  return (
    <Link className="g-name-plate" to={to}>
      <span>
        <b>{name}</b>
        {detail && <span>{detail}</span>}
      </span>
    </Link>
  )
}
