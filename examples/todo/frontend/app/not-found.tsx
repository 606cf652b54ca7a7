import Link from "next/link";
import styles from "./page.module.css";

export default function NotFound() {
  return (
    <main className={styles.notFound}>
      <h1>Nothing here</h1>
      <p>
        This page does not exist. <Link href="/">Go to the list</Link>
      </p>
    </main>
  );
}
