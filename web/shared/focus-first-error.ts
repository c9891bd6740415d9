/** After a refused form: the caret goes to the first field that needs it, once it is marked. */
export const focusFirstError = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus()
  })
}
