"""Turns numbered pictures into an H.264 clip with Debian's ffmpeg."""
import subprocess


def encode(pattern, fps, clip):
    """pattern: ffmpeg's name of the pictures (frame-%04d.png); a key frame every two seconds; no time stamps inside."""
    subprocess.run(["ffmpeg", "-y", "-v", "error", "-framerate", str(fps), "-i", str(pattern), "-c:v", "libx264",
                    "-preset", "slow", "-crf", "24", "-pix_fmt", "yuv420p", "-g", str(2 * fps), "-keyint_min", str(fps),
                    "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart",
                    str(clip)], check=True)
