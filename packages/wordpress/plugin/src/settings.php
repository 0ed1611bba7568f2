<?php
/**
 * The settings.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * What the site's owner has set. Whatever is stored, the values are valid.
 */
final class Settings {
	/** The name of the option. uninstall.php has it too. */
	public const OPTION = 'reader_article_settings';

	/**
	 * Creates settings of valid values.
	 *
	 * @param DeskAddress|null $desk  Null until it is set.
	 * @param string           $theme '' for the look of the page.
	 * @param string           $lang  A language tag; '' for that of the site.
	 * @param bool             $live  Whether open pages update statuses.
	 */
	private function __construct(
		public readonly ?DeskAddress $desk,
		public readonly string $theme,
		public readonly string $lang,
		public readonly bool $live,
	) {
	}

	/**
	 * Reads the stored settings.
	 */
	public static function load(): self {
		$stored = get_option( self::OPTION );
		return self::from( is_array( $stored ) ? $stored : array() );
	}

	/**
	 * Reads settings of unknown values.
	 *
	 * @param array<mixed> $values By name.
	 */
	public static function from( array $values ): self {
		$url   = $values['url'] ?? '';
		$theme = $values['theme'] ?? '';
		$lang  = $values['lang'] ?? '';
		return new self(
			is_string( $url ) ? DeskAddress::parse( $url ) : null,
			in_array( $theme, EmbedOptions::THEMES, true ) ? $theme : '',
			is_string( $lang ) && EmbedOptions::is_language( $lang ) ? $lang : '',
			(bool) ( $values['live'] ?? true ),
		);
	}

	/**
	 * Returns the values to store.
	 *
	 * @return array{url: string, theme: string, lang: string, live: bool}
	 */
	public function to_array(): array {
		return array(
			'url'   => $this->desk->url ?? '',
			'theme' => $this->theme,
			'lang'  => $this->lang,
			'live'  => $this->live,
		);
	}

	/**
	 * Returns the language of articles as a BCP 47 tag.
	 */
	public function language(): string {
		if ( '' !== $this->lang ) {
			return $this->lang;
		}
		// WordPress has names such as de_DE_formal, of which only the beginning is a language tag.
		$parts = explode( '-', get_bloginfo( 'language' ) );
		$tag   = implode( '-', array_slice( $parts, 0, 2 ) );
		return EmbedOptions::is_language( $tag ) ? $tag : 'en';
	}
}
