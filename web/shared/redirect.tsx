import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { splitAddress } from './app-link.tsx'

/** Leads elsewhere, once for an address; the present screen leaves no trace in the history. */
export const Redirect = ({ to }: { readonly to: string }) => {
  const navigate = useNavigate()
  useEffect(() => {
    navigate({ ...splitAddress(to), replace: true })
  }, [navigate, to])
  return null
}
