import styles from './brand.module.css'

/** The mark and the name. */
export const Brand = () => (
  <span className={styles.brand}>
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="9" className={styles.ground} />
      <path d="M8.5 16.5l5 5 10-11" className={styles.tick} />
    </svg>
    OKPay
  </span>
)
