; Installs Countersign for the person who starts it: no administrator is asked, nothing outside their own folders changes.
; Made by `cargo xtask package windows`, which names VERSION, SOURCE (a folder with the files) and TARGET (the installer).

Unicode true
ManifestDPIAware true
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\org.countersign.Countersign"

Name "Countersign"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Countersign"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
SetCompressor /SOLID lzma

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Countersign"
VIAddVersionKey "FileDescription" "Countersign"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Countersign authors, Apache-2.0"

!define MUI_ICON "${SOURCE}/countersign.ico"
!define MUI_UNICON "${SOURCE}/countersign.ico"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\countersign-desktop.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

Section
    SetOutPath "$INSTDIR"
    File "${SOURCE}/countersign-desktop.exe"
    File "${SOURCE}/countersign.ico"
    File "${SOURCE}/LICENSE.txt"
    File "${SOURCE}/licences.txt"
    File "${SOURCE}/README.txt"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Countersign.lnk" "$INSTDIR\countersign-desktop.exe" "" "$INSTDIR\countersign.ico"
    WriteRegStr HKCU "${KEY}" "DisplayName" "Countersign"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\countersign.ico"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; People and journal stay: they lie elsewhere, and no uninstaller may take a pairing away.
Section "Uninstall"
    Delete "$SMPROGRAMS\Countersign.lnk"
    Delete "$INSTDIR\countersign-desktop.exe"
    Delete "$INSTDIR\countersign.ico"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\licences.txt"
    Delete "$INSTDIR\README.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    DeleteRegKey HKCU "${KEY}"
SectionEnd
