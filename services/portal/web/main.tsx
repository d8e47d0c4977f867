import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./style/pages.css";

const element = document.getElementById("pages");
if (element === null) throw new Error("index.html has no place for the pages");
createRoot(element).render(<StrictMode><h1>Håndslag</h1></StrictMode>);
