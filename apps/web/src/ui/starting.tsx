import { Loading } from './loading.tsx'
import './name-plate.css'
import './portal-shell.css'

// As index.html draws it before any script, with the name that the API wrote there.
const institution = document.querySelector('#root .g-name-plate b')?.textContent

/** The page while its first files come: what the HTML showed already, so that nothing flickers. */
export function Starting() {
  return (
    <>
      <header className="g-top g-no-print">
        <div className="g-wrap">
          <div className="g-name-plate">
            <b>{institution}</b>
          </div>
        </div>
      </header>
      <Loading />
    </>
  )
}
