import type { ReactNode } from "react";
import { CloseIcon } from "./icons";
import styles from "./Notice.module.css";

interface NoticeProps {
  tone: "info" | "danger";
  title?: string;
  children: ReactNode;
  onRetry?: () => void;
  onDismiss?: () => void;
}

export function Notice({ tone, title, children, onRetry, onDismiss }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === "danger" ? "alert" : "status"}>
      <div className={styles.text}>
        {title && <strong>{title}</strong>}
        {children}
      </div>
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          Try again
        </button>
      )}
      {onDismiss && (
        <button type="button" className={styles.dismiss} onClick={onDismiss} aria-label="Dismiss">
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
