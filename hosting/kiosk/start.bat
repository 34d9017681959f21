@echo off
rem Starts the kiosk on Windows: Edge, which every Windows has, or Chrome.
rem The file lies beside this one, or is named as the first argument.
setlocal
set "FILE=%~1"
if "%FILE%"=="" set "FILE=%~dp0chan-gai-tong.html"
if not exist "%FILE%" (
  echo %FILE% : not found. Put chan-gai-tong.html beside this file.
  pause
  exit /b 1
)
set "BROWSER="
for %%B in (
  "%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe"
  "%ProgramFiles%\Microsoft\Edge\Application\msedge.exe"
  "%ProgramFiles%\Google\Chrome\Application\chrome.exe"
  "%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe"
  "%LocalAppData%\Google\Chrome\Application\chrome.exe"
) do if not defined BROWSER if exist %%B set "BROWSER=%%~B"
if not defined BROWSER (
  echo Neither Edge nor Chrome was found. Install one of them.
  pause
  exit /b 1
)
set "PROFILE=%TEMP%\chan-gai-tong-kiosk"
:again
rem Nothing of the last run stays: the browser's profile is made anew each time.
if exist "%PROFILE%" rmdir /s /q "%PROFILE%"
set "URL=%FILE:\=/%"
"%BROWSER%" --kiosk "file:///%URL%" --edge-kiosk-type=fullscreen --user-data-dir="%PROFILE%" --no-first-run --no-default-browser-check --disable-pinch --overscroll-history-navigation=0 --disable-features=Translate,TouchpadOverscrollHistoryNavigation --disable-background-networking --disable-component-update --disable-sync --disable-session-crashed-bubble --deny-permission-prompts --kiosk-printing
rem Closed by mistake, it comes back. To end it, close this window first.
timeout /t 2 /nobreak >nul
goto again
