@echo off
rem Starts the kiosk on Windows, with Edge, which is always installed, or Chrome.
rem Usage: start.bat [FILE]; the default is chan-gai-tong.html in the folder of this script.
rem No parenthesized blocks: the parenthesis of a folder called "x (2)" would end one.
setlocal DisableDelayedExpansion
set "FILE=%~1"
if not defined FILE set "FILE=%~dp0chan-gai-tong.html"
setlocal EnableDelayedExpansion
if not exist "!FILE!" goto nofile
set "BROWSER="
call :look "%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe"
call :look "%ProgramFiles%\Microsoft\Edge\Application\msedge.exe"
call :look "%ProgramFiles%\Google\Chrome\Application\chrome.exe"
call :look "%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe"
call :look "%LocalAppData%\Google\Chrome\Application\chrome.exe"
if not defined BROWSER goto nobrowser
rem Percent-encodes the characters that are special in a URL; the percent sign first.
set "URL=!FILE:\=/!"
set "URL=!URL:%%=%%25!"
set "URL=!URL:#=%%23!"
set "URL=!URL: =%%20!"
set "PROFILE=!TEMP!\chan-gai-tong-kiosk"
:again
rem Deletes the profile, so that no data of the last session remains.
if exist "!PROFILE!" rmdir /s /q "!PROFILE!"
"!BROWSER!" --kiosk "file:///!URL!" --edge-kiosk-type=fullscreen --user-data-dir="!PROFILE!" --no-first-run --no-default-browser-check --disable-pinch --overscroll-history-navigation=0 --disable-features=Translate,TouchpadOverscrollHistoryNavigation --disable-background-networking --disable-component-update --disable-sync --disable-session-crashed-bubble --deny-permission-prompts --kiosk-printing
rem Restarts the browser when it is closed. To stop the kiosk, close this window first.
timeout /t 2 /nobreak >nul
goto again

:look
if not defined BROWSER if exist "%~1" set "BROWSER=%~1"
goto :eof

:nofile
echo "!FILE!" : not found. Put chan-gai-tong.html beside this file.
pause
exit /b 1

:nobrowser
echo Neither Edge nor Chrome was found. Install one of them.
pause
exit /b 1
